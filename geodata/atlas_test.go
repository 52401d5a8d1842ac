package geodata

import "testing"

func TestNewest(t *testing.T) {
	early := &Draft{ID: "early", Date: "2025-04", Complete: true}
	middle := &Draft{ID: "middle", Date: "2025-11-20", Complete: true}
	late := &Draft{ID: "late", Date: "2026-01-06"}
	tests := []struct {
		name   string
		drafts []*Draft
		want   *Draft
	}{
		{"the newest complete one", []*Draft{early, middle, late}, middle},
		{"none complete", []*Draft{late}, late},
		{"none", nil, nil},
	}
	for _, tt := range tests {
		a, err := New(Records{Drafts: tt.drafts})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Newest(); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
