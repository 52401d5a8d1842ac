package webdriver

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// classic is a driver that speaks WebDriver over HTTP
// (https://www.w3.org/TR/webdriver2/).
type classic struct{ address string }

// call sends a command and stores the value of the answer.
func (c classic) call(ctx context.Context, method, path string, params, value any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, method, c.address+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	if response.StatusCode != http.StatusOK {
		var failure struct{ Error, Message string }
		json.Unmarshal(answer.Value, &failure)
		return fmt.Errorf("%s %s: %s: %s", method, path, failure.Error, failure.Message)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, value)
}

// none are the parameters of a command that has none.
var none = struct{}{}
