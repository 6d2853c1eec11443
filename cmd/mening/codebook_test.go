package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestRevision(t *testing.T) {
	file := filepath.Join(t.TempDir(), "codebook.yaml")
	if _, err := revision(file, "--output=x"); err == nil || !strings.Contains(err.Error(), "no revision") {
		t.Errorf("an option: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := revision(file, "HEAD"); err == nil || !strings.Contains(err.Error(), "git is not installed") {
		t.Errorf("without git: %v", err)
	}
}
