export { allScopes, isScope, Scope } from "../config/scopes.js";
