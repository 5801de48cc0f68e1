// Starts the GOV.UK components of a page. Nothing in the product needs this to work.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
