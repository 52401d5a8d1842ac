// go-app registers a service worker on every page. This one keeps nothing and
// answers nothing: the site does not work offline yet. It only clears away what
// an earlier version of ours may have kept, and nobody else's caches.
const version = "{{.Version}}";
const prefix = "draftlines-";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) =>
      Promise.all(
        names
          .filter((name) => name.startsWith(prefix) && name !== prefix + version)
          .map((name) => caches.delete(name))
      )
    )
  );
});
