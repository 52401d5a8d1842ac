package app

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// articlesPage is made by the builder alone; see articles_page.go.
func (s *Site) articlesPage() []app.UI { return nil }
