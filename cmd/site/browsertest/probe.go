package browsertest

import _ "embed"

// Probe is a script that makes window.probe: the few functions with which tests
// read a page of ours.
//
//go:embed probe.js
var Probe string
