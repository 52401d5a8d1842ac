package webdriver

import (
	"bufio"
	"context"
	"os"
	"strings"
)

// startDisplay starts an X server without a screen and returns it with its name
// for DISPLAY.
func startDisplay(ctx context.Context, xvfb string) (*program, string, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, "", err
	}
	defer read.Close()
	p, err := startProgram(xvfb, []string{"-displayfd", "3", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"}, nil, write)
	write.Close()
	if err != nil {
		return nil, "", err
	}
	number := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(read).ReadString('\n')
		number <- strings.TrimSpace(line)
	}()
	var name string
	err = p.until(ctx, func() bool {
		select {
		case name = <-number:
			return name != ""
		default:
			return false
		}
	})
	if err != nil {
		p.end()
		return nil, "", err
	}
	return p, ":" + name, nil
}
