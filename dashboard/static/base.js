// Tells Streamlit where its server is, before it starts: otherwise a page such as /import first asks
// /import/_stcore/health, and the browser reports an error for each such guess.
window.__streamlit = {
  BACKEND_BASE_URL: window.location.origin + "/",
  MAIN_PAGE_BASE_URL: window.location.origin + "/",
};
