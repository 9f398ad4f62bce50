import { type Cluster, clusterKey } from "../support/cluster.js";
import { post } from "../support/graphql-over-http.js";

/** The data of a session that must be equal in the store and at Stripe. */
interface ComparedSession {
  status: string;
  error: string | null;
  reports: number;
  redaction: string | null;
}

interface Listed {
  verificationSessions: {
    edges: {
      node: {
        id: string;
        status: string;
        attempts: number;
        lastError: { code: string } | null;
        redaction: { status: string } | null;
        reports: { nodes: { id: string }[] };
      };
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

const document = `query($after: String) {
  verificationSessions(first: 100, after: $after) {
    edges { node { id status attempts lastError { code } redaction { status } reports(first: 20) { nodes { id } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Reads all sessions through the API. `reports` is -1 where the number of reports differs from the number of attempts. */
async function sessionsInStore(cluster: Cluster): Promise<Map<string, ComparedSession>> {
  const sessions = new Map<string, ComparedSession>();
  for (let after: string | null = null; ; ) {
    const answer: { data: Listed | null; errors: unknown[] } = await post<Listed, object>(
      cluster.balancer.url,
      document,
      { after },
      clusterKey,
    );
    if (!answer.data) throw new Error(`the sessions cannot be listed: ${JSON.stringify(answer.errors)}`);
    const { edges, pageInfo } = answer.data.verificationSessions;
    for (const { node } of edges) {
      sessions.set(node.id, {
        status: node.status,
        error: node.lastError?.code ?? null,
        reports: node.attempts === node.reports.nodes.length ? node.attempts : -1,
        redaction: node.redaction?.status ?? null,
      });
    }
    if (!pageInfo.hasNextPage) return sessions;
    after = pageInfo.endCursor;
  }
}

async function sessionsAtStripe({ emulator }: Cluster): Promise<Map<string, ComparedSession>> {
  const reports = new Map<string, number>();
  for await (const report of emulator.stripe.identity.verificationReports.list({ limit: 100 })) {
    const id = report.verification_session ?? "";
    reports.set(id, (reports.get(id) ?? 0) + 1);
  }
  const sessions = await emulator.control.sessions();
  return new Map(
    sessions.map(({ id, status, last_error, redaction }) => [
      id,
      {
        status: status.toUpperCase(),
        error: last_error?.code.toUpperCase() ?? null,
        reports: reports.get(id) ?? 0,
        redaction: redaction?.status.toUpperCase() ?? null,
      },
    ]),
  );
}

/** Compares all sessions in the store with those at Stripe. Returns a text for each session that differs or exists on one side only. */
export async function compareWithStripe(cluster: Cluster): Promise<{ compared: number; differences: string[] }> {
  const [stored, expected] = await Promise.all([sessionsInStore(cluster), sessionsAtStripe(cluster)]);
  const changed = [...expected].flatMap(([id, session]) => {
    const [inStore, atStripe] = [JSON.stringify(stored.get(id) ?? null), JSON.stringify(session)];
    return inStore === atStripe ? [] : [`${id}: in the store ${inStore}, at Stripe ${atStripe}`];
  });
  const unknown = [...stored.keys()].filter((id) => !expected.has(id)).map((id) => `${id}: unknown to Stripe`);
  return { compared: expected.size, differences: [...changed, ...unknown] };
}
