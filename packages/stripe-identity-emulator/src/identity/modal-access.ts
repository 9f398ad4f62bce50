import type { Ledger } from "../state/ledger.js";
import type { SessionLink, SessionRecord } from "../state/records.js";
import type { World } from "../state/world.js";
import { newSecret } from "./session-lifecycle.js";

/** Tokens of visits in the modal begin with this; those of links begin with a mode. */
const prefix = "modal_";

/** Says whether a token was made for the modal, so that its page may stand in a frame. */
export function isModalToken(token: string): boolean {
  return token.startsWith(prefix);
}

/**
 * Uses up the client secret of an open link and returns the token of a visit in the modal. The next read of the session shows
 * another secret; a visit that an earlier secret opened ends.
 */
export function useSecret(world: World, ledger: Ledger, session: SessionRecord, link: SessionLink): string {
  const token = `${prefix}${ledger.livemode ? "live" : "test"}_${world.ids.token(40)}`;
  const fresh = newSecret(world, ledger, session.id);
  ledger.tokens.set(token, session.id);
  ledger.sessions.change(session, () => {
    if (link.modal !== undefined) session.usedTokens.push(link.modal.token);
    session.usedSecrets = [...(session.usedSecrets ?? []), link.secret];
    session.link = { ...link, ...fresh, modal: { token, expires: fresh.secretExpires } };
  });
  return token;
}
