// Light or dark as the system says, or as the address says: ?theme=dark

export function applyTheme(search = location.search) {
  const wanted = new URLSearchParams(search).get("theme");
  if (wanted === "dark" || wanted === "light") {
    document.documentElement.dataset.theme = wanted;
  }
}
