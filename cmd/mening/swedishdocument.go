package main

// swedishDocument holds what stands in documents.
func swedishDocument() map[string]string {
	return map[string]string{
		"Passages":      "Ställen",
		"Meaning units": "Meningsbärande enheter",
		"units: %d":     "enheter: %d",
		"file":          "fil",
		"message":       "meddelande",
		"hint":          "råd",
	}
}
