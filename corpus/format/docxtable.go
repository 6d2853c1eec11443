package format

import "encoding/xml"

// startTable opens tables, rows and cells. What stands in a table within a
// cell belongs to the cell.
func (w *wordBody) startTable(d *xml.Decoder, t xml.StartElement) error {
	switch t.Name.Local {
	case "tbl":
		w.openTable()
	case "tr":
		w.openRow()
	case "trPr":
		return w.rowProperties(d)
	case "tc":
		w.openCell()
	}
	return nil
}

func (w *wordBody) rowProperties(d *xml.Decoder) error {
	return within(d, func(t xml.StartElement) (bool, error) {
		if t.Name.Local == "del" && w.tables == 1 {
			w.deleted = true
		}
		return false, nil
	})
}
