package study

import (
	"slices"
	"strings"

	"mening/corpus"
	"mening/corpus/source"
)

// stakeholders reads a mapping from id to name, or to {name, aliases}, or a
// list of ids.
func stakeholders(n *source.Node) []corpus.Stakeholder {
	var out []corpus.Stakeholder
	taken := map[string]string{}
	claim := func(at *source.Node, word, id string) {
		k := key(word)
		switch owner, ok := taken[k]; {
		case k == "":
			at.Fault(source.Error, "", "a stakeholder has an empty name")
		case ok && owner != id:
			at.Fault(source.Error, "give each its own names and aliases", "%q stands for two stakeholders, %q and %q", word, owner, id)
		case k == corpus.Unknown:
			at.Fault(source.Error, "choose another word", "%q is the stakeholder of those of whom none is known", word)
		default:
			taken[k] = id
		}
	}
	if !n.IsMap() {
		for _, item := range n.Items("stakeholders") {
			id := nfc(item.Text("stakeholders"))
			if taken[key(id)] != "" {
				item.Fault(source.Error, "keep one of them", "the stakeholder %q stands twice", id)
				continue
			}
			claim(item, id, id)
			out = append(out, corpus.Stakeholder{ID: id, Name: id})
		}
		return out
	}
	for _, p := range n.Pairs("stakeholders") {
		id := nfc(p.Key.Text("stakeholders"))
		s := corpus.Stakeholder{ID: id, Name: id}
		claim(p.Key, id, id)
		name := p.Value
		if p.Value.IsMap() {
			fields := p.Value.Fields("stakeholder "+id, "name", "aliases")
			name = fields["name"]
			for _, alias := range fields["aliases"].Items("aliases") {
				word := nfc(alias.Text("aliases"))
				claim(alias, word, id)
				s.Aliases = append(s.Aliases, word)
			}
		}
		if text := nfc(name.Text("name")); text != "" {
			claim(name, text, id)
			s.Name = text
		}
		out = append(out, s)
	}
	return out
}

// groups reads a mapping from group to stakeholders. Where stakeholders are
// declared, all others are faults.
func groups(n *source.Node, known []corpus.Stakeholder) []corpus.Group {
	names := map[string]string{}
	var ids []string
	for _, s := range known {
		ids = append(ids, s.ID)
		for _, w := range append([]string{s.ID, s.Name}, s.Aliases...) {
			names[key(w)] = s.ID
		}
	}
	var out []corpus.Group
	for _, p := range n.Pairs("groups") {
		g := corpus.Group{ID: nfc(p.Key.Text("groups"))}
		items := p.Value.Items("group " + g.ID)
		if len(items) == 0 {
			p.Key.Fault(source.Warning, "name the stakeholders that belong to it, or take the line out", "the group %q holds no stakeholder", g.ID)
		}
		for _, item := range items {
			word := nfc(item.Text("group " + g.ID))
			id, ok := names[key(word)]
			switch {
			case !ok && key(word) == corpus.Unknown:
				id = corpus.Unknown
			case !ok && len(known) > 0:
				item.Fault(source.Error, source.DidYouMean(word, ids), "the group %q holds %q, which is no stakeholder", g.ID, word)
				continue
			case !ok:
				id = word
			}
			if !slices.Contains(g.Stakeholders, id) {
				g.Stakeholders = append(g.Stakeholders, id)
			}
		}
		out = append(out, g)
	}
	return out
}

// attributes reads waves, sites, kinds and whatever stands under attributes.
func attributes(keys map[string]*source.Node) []corpus.Attribute {
	var out []corpus.Attribute
	for _, a := range []struct{ key, name string }{{"kinds", "kind"}, {"waves", "wave"}, {"sites", "site"}} {
		if n := keys[a.key]; !n.IsNull() {
			out = append(out, corpus.Attribute{Name: a.name, Values: values(n, a.key)})
		}
	}
	for _, p := range keys["attributes"].Pairs("attributes") {
		name := attributeName(p.Key.Text("attributes"))
		switch {
		case name == "":
			p.Key.Fault(source.Error, "", "an attribute has an empty name")
		case slices.Contains(reserved(), name):
			p.Key.Fault(source.Error, "call it otherwise", "%q has a meaning of its own and cannot be an attribute", name)
		case slices.ContainsFunc(out, func(a corpus.Attribute) bool { return a.Name == name }):
			p.Key.Fault(source.Error, "keep one of them", "the attribute %q is declared twice", name)
		default:
			out = append(out, corpus.Attribute{Name: name, Values: values(p.Value, name)})
		}
	}
	return out
}

// values reads a mapping from id to label, or a list of ids.
func values(n *source.Node, what string) []corpus.Value {
	var out []corpus.Value
	taken := map[string]string{}
	add := func(at *source.Node, id, label string) {
		if key(id) == "" {
			at.Fault(source.Error, "", "%s holds an empty value", what)
			return
		}
		if label == "" {
			label = id
		}
		if owner, ok := taken[key(id)]; ok {
			at.Fault(source.Error, "keep one of them", "%q stands twice in %s, for %q", id, what, owner)
			return
		}
		taken[key(id)] = id
		if owner, ok := taken[key(label)]; ok && owner != id {
			at.Fault(source.Error, "give each its own id and label", "%q stands for two values of %s, %q and %q", label, what, owner, id)
			return
		}
		taken[key(label)] = id
		out = append(out, corpus.Value{ID: id, Label: label})
	}
	if n.IsMap() {
		for _, p := range n.Pairs(what) {
			add(p.Key, nfc(p.Key.Text(what)), nfc(p.Value.Text(what)))
		}
		return out
	}
	for _, item := range n.Items(what) {
		add(item, nfc(item.Text(what)), "")
	}
	return out
}

// attributeName is the form in which attributes are named: without regard to
// case, so that a column Age and a key age are one.
func attributeName(s string) string { return strings.ToLower(nfc(strings.TrimSpace(s))) }
