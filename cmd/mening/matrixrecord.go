package main

// matrixRecord is a cell in JSON.
type matrixRecord struct {
	Case   string       `json:"case"`
	Column string       `json:"column"`
	Count  int          `json:"count"`
	Asked  *string      `json:"asked"`
	Units  []matrixUnit `json:"units"`
}

type matrixUnit struct {
	ID        string `json:"id"`
	Condensed string `json:"condensed"`
	Quote     string `json:"quote"`
	Value     string `json:"value"`
}

func (f *framework) records() []matrixRecord {
	ids := identifiers{}
	out := []matrixRecord{}
	rows, columns := f.sides()
	for i := range rows.names {
		for j := range columns.names {
			cell, of, heading := f.at(i, j), i, j
			if f.transposed {
				of, heading = j, i
			}
			r := matrixRecord{Case: f.Cases[of].Value, Column: f.Columns[heading].ID, Count: len(cell.Units), Units: []matrixUnit{}}
			if len(cell.Units) == 0 {
				r.Asked = orNull(string(cell.Asked))
			}
			for _, o := range f.shown(cell) {
				value := ""
				if set := f.signs(); set != nil {
					value = o.Values[set.Name]
				}
				r.Units = append(r.Units, matrixUnit{ids.id(o), o.Condensed, o.Quote(), value})
			}
			out = append(out, r)
		}
	}
	return out
}
