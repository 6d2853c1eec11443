package format

import (
	"strings"

	"mening/corpus"
)

// roles returns the roles of those who speak and are no participants, by their
// labels: as `@Participants: ANN Anna Investigator, BO Bo Participant` tells
// it, or `@ID: swe|corpus|ANN|||||Investigator|||` where that does not. It is
// nil where there are none. UNK is nobody who is known, unless it has a role.
func (c *chatReader) roles() map[string]corpus.Role {
	named := map[string]corpus.Role{}
	for _, id := range c.ids {
		if fields := strings.Split(id, "|"); len(fields) > 7 {
			named[chatKey(fields[2])] = chatRole(strings.TrimSpace(fields[7]))
		}
	}
	for _, person := range strings.Split(strings.Join(c.participants, " "), ",") {
		words := strings.Fields(person)
		if len(words) < 2 {
			continue
		}
		if role := chatRole(words[len(words)-1]); role != corpus.UnresolvedRole {
			named[chatKey(words[0])] = role
		}
	}
	var roles map[string]corpus.Role
	for i := range c.turns {
		label := c.turns[i].Label
		role := named[chatKey(label)]
		if role == corpus.UnresolvedRole && chatKey(label) == "unk" {
			role = corpus.UnknownPerson
		}
		if role == corpus.UnresolvedRole || role == corpus.Participant {
			continue
		}
		if roles == nil {
			roles = map[string]corpus.Role{}
		}
		roles[label] = role
	}
	return roles
}

func chatKey(label string) string { return strings.ToLower(strings.TrimSpace(label)) }

// chatRole returns what a role of CHAT is in an interview; unresolved where the
// word says nothing about it.
func chatRole(word string) corpus.Role {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "investigator", "interviewer", "intervjuare", "moderator":
		return corpus.Interviewer
	case "observer", "camera_operator", "environment", "interpreter", "media", "narrator":
		return corpus.Other
	case "unidentified", "unknown", "uncertain":
		return corpus.UnknownPerson
	case "", "group":
		return corpus.UnresolvedRole
	}
	return corpus.Participant
}
