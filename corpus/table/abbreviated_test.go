package table_test

import (
	"slices"
	"testing"

	"mening/corpus/table"
)

func TestAbbreviated(t *testing.T) {
	wide := &table.Table{Columns: []table.Column{{Key: "node", Title: "kategori"},
		{Key: "AME", Title: "Arbetsmarknadsenheten\nn=3", Short: "AME\nn=3", Number: true},
		{Key: "PV", Title: "Primärvården\nn=2", Short: "PV\nn=2", Number: true}, {Key: "total", Title: "Totalt", Number: true}},
		Rows: [][]any{{"Kropp", 1, 2, 3}}, Notes: []string{"n = informanter"}, Spelled: "AME Arbetsmarknadsenheten, PV Primärvården"}
	headings := func(limit int) []string {
		var out []string
		short := wide.Abbreviated(limit, table.Style{})
		for _, c := range short.Columns {
			out = append(out, c.Heading())
		}
		return append(out, short.Notes...)
	}
	names := []string{"kategori", "Arbetsmarknadsenheten\nn=3", "Primärvården\nn=2", "Totalt", "n = informanter"}
	ids := []string{"kategori", "AME\nn=3", "PV\nn=2", "Totalt", "n = informanter", "AME Arbetsmarknadsenheten, PV Primärvården"}
	// 8 + 21 + 12 + 6 columns and three gaps of two
	for limit, want := range map[int][]string{0: names, 53: names, 52: ids, 20: ids} {
		if got := headings(limit); !slices.Equal(got, want) {
			t.Errorf("%d: %q, not %q", limit, got, want)
		}
	}
	if len(wide.Notes) != 1 || wide.Columns[1].Title != "Arbetsmarknadsenheten\nn=3" {
		t.Errorf("the table was changed: %+v", wide)
	}
}
