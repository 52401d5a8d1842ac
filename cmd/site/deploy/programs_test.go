package deploy_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/draftlines/draftlines/cmd/site/deploy"
)

// program returns the path of a server, or skips the test where it is not
// installed. DRAFTLINES_SERVERS=required makes that a failure, as make test
// does; DRAFTLINES_SERVERS=off skips always.
func program(t *testing.T, name string) string {
	t.Helper()
	wish := os.Getenv("DRAFTLINES_SERVERS")
	if wish == "off" {
		t.Skip("tests with other servers are switched off")
	}
	for _, at := range []string{name, "/usr/sbin/" + name} { // sbin is not in everybody's path
		if path, err := exec.LookPath(at); err == nil {
			return path
		}
	}
	if wish == "required" {
		t.Fatalf("%s is not installed; run .ci/setup", name)
	}
	t.Skipf("%s is not installed; .ci/setup installs it on Debian and Ubuntu", name)
	return ""
}

// brotliModule is where Debian puts nginx's module for brotli sidecars.
const brotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

func startNginx(t *testing.T, site written) string {
	t.Helper()
	nginx := program(t, "nginx")
	if _, err := os.Stat(brotliModule); err != nil {
		if os.Getenv("DRAFTLINES_SERVERS") == "required" {
			t.Fatalf("nginx has no module for brotli sidecars; run .ci/setup: %v", err)
		}
		t.Skipf("nginx has no module for brotli sidecars; Debian has it as libnginx-mod-http-brotli-static: %v", err)
	}
	address := freeAddress(t)
	conf := write(t, site, address, "nginx.conf")
	work := filepath.Dir(conf)
	main := filepath.Join(work, "main.conf")
	text := fmt.Sprintf(`daemon off; worker_processes auto; user root; pid %[1]s/pid; error_log stderr; load_module %[2]s;
events {}
http {
	access_log off; sendfile on; tcp_nopush on; # as in Debian's own nginx.conf
	client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
	include %[3]s;
}
`, work, brotliModule, conf)
	if err := os.WriteFile(main, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, address, exec.Command(nginx, "-p", work, "-e", "stderr", "-c", main))
	return "http://" + address
}

func startCaddy(t *testing.T, site written) string {
	t.Helper()
	caddy := program(t, "caddy")
	address := freeAddress(t)
	conf := write(t, site, address, "Caddyfile")
	cmd := exec.Command(caddy, "run", "--config", conf, "--adapter", "caddyfile")
	cmd.Env = append(os.Environ(), "SITE_ADDRESS=http://"+address, "SITE_ROOT="+site.dir, "HOME="+filepath.Dir(conf),
		"XDG_DATA_HOME="+filepath.Dir(conf), "XDG_CONFIG_HOME="+filepath.Dir(conf))
	run(t, address, cmd)
	return "http://" + address
}

// write writes one of the configurations for a site and returns its file.
func write(t *testing.T, site written, address, name string) string {
	t.Helper()
	files, err := deploy.Files(deploy.Settings{Listen: address, Root: site.dir, Inline: site.o.Inline})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, files[name], 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// freeAddress is an address that nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// run runs a server until the test ends, and returns when it answers.
func run(t *testing.T, address string, cmd *exec.Cmd) {
	t.Helper()
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM) // nginx ends its workers, which a kill would leave behind
		select {
		case <-ended:
		case <-time.After(2 * time.Minute):
			cmd.Process.Kill()
			t.Errorf("%s does not stop", filepath.Base(cmd.Path))
		}
	})
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return
		}
		select {
		case <-ended:
			t.Fatalf("%s does not run:\n%s", filepath.Base(cmd.Path), said.String())
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not answer", filepath.Base(cmd.Path))
		}
	}
}

// raw sends bytes as they are and returns the status, 0 if there was none, and
// the whole answer.
func raw(t *testing.T, address, request string) (status int, text string) {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(2 * time.Minute))
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	var kept strings.Builder
	response, err := http.ReadResponse(bufio.NewReader(io.TeeReader(c, &kept)), nil)
	if err != nil {
		return 0, kept.String()
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body) // what cannot be read to its end says enough
	return response.StatusCode, kept.String()
}
