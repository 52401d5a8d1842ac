package app

import "github.com/draftlines/draftlines/app/markup"

// articlesPage is made by the builder alone; see articles_page.go.
func (s *Site) articlesPage() []markup.Node { return nil }
