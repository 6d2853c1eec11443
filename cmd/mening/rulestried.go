package main

import "mening/coding/rules"

// groupChange is how the units of the code in a group change.
type groupChange struct {
	Group              string `json:"group"`
	label              string
	Before             int `json:"units_before"`
	After              int `json:"units_after"`
	ParticipantsBefore int `json:"participants_before"`
	ParticipantsAfter  int `json:"participants_after"`
}

// trialRecord is a trial in JSON.
type trialRecord struct {
	Expression string        `json:"expression"`
	Code       string        `json:"code"`
	Added      int           `json:"added"`
	There      int           `json:"there"`
	ByHand     int           `json:"by_hand"`
	TakenBack  int           `json:"taken_back"`
	Groups     []groupChange `json:"groups"`
	Units      []triedRecord `json:"units"`
	Notes      []string      `json:"notes"`
	Command    string        `json:"command"`
}

type triedRecord struct {
	ID          string     `json:"id"`
	Fate        rules.Fate `json:"fate"`
	Transcript  string     `json:"transcript"`
	Turn        int        `json:"turn"`
	Stakeholder string     `json:"stakeholder"`
	Quote       string     `json:"quote"`
	Evidence    [][2]int   `json:"evidence"`
	Rules       []string   `json:"rules"`
}

func (t *trial) record() trialRecord {
	out := trialRecord{Expression: t.expression, Code: t.code.ID, Added: t.of(rules.Added), There: t.of(rules.There), ByHand: t.of(rules.ByHand),
		TakenBack: t.of(rules.TakenBack), Groups: t.groups, Units: []triedRecord{}, Notes: append([]string{}, t.notes...), Command: t.command()}
	ids := identifiers{}
	for i := range t.tried[:t.shown(len(t.tried))] {
		x := &t.tried[i]
		u := triedRecord{ID: ids.id(&x.Observation), Fate: x.Fate, Transcript: x.Transcript.Path, Turn: x.Turn.Number, Stakeholder: x.Turn.Speaker.Stakeholder,
			Quote: x.Quote(), Evidence: [][2]int{}, Rules: t.lines(x)}
		points := counter{text: x.Turn.Text}
		for _, s := range x.Evidence {
			u.Evidence = append(u.Evidence, [2]int{points.at(s.Start), points.at(s.End)})
		}
		out.Units = append(out.Units, u)
	}
	return out
}
