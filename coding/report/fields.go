package report

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// missing is how a template says that a type has no such field.
var missing = regexp.MustCompile(`can't evaluate field \w+ in type \*?(?:\[\])?\*?(report\.\w+)`)

// fieldsBeside returns the fields and methods of the type in which a template's
// error missed one, empty where the error is another.
func fieldsBeside(text string) string {
	m := missing.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	found := typeNamed(reflect.TypeFor[Report](), m[1], map[reflect.Type]bool{})
	if found == nil {
		return ""
	}
	var out []string
	for _, f := range reflect.VisibleFields(found) {
		if f.IsExported() && !f.Anonymous {
			out = append(out, f.Name)
		}
	}
	pointer := reflect.PointerTo(found)
	for i := range pointer.NumMethod() {
		if name := pointer.Method(i).Name; !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// typeNamed looks for a type among those of which a type is made.
func typeNamed(t reflect.Type, name string, seen map[reflect.Type]bool) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.String() == name {
		return t
	}
	if seen[t] || t.Kind() != reflect.Struct {
		return nil
	}
	seen[t] = true
	for i := range t.NumField() {
		if found := typeNamed(t.Field(i).Type, name, seen); found != nil {
			return found
		}
	}
	return nil
}
