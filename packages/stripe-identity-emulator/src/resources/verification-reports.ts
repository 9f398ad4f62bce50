import { type Endpoint, endpoint } from "../api/endpoint.js";
import { listPage, paging } from "../api/list-page.js";
import { inRange, oneOf, optional, text, timeRange } from "../api/parameters.js";
import { noSuch } from "../api/stripe-error.js";
import { expandableReport } from "../identity/expandable.js";
import { renderReport } from "../identity/render-report.js";

const path = "/v1/identity/verification_reports";

const listAll = endpoint(`GET ${path}`, {
  permission: "verification_sessions:read",
  expandable: expandableReport,
  list: true,
  parameters: {
    ...paging,
    client_reference_id: optional(text()),
    created: optional(timeRange),
    type: optional(oneOf(["document", "id_number"])),
    verification_session: optional(text()),
  },
  run({ ledger, parameters, expansion }) {
    const { client_reference_id: reference, verification_session: session, type, created } = parameters;
    return listPage(ledger.reports, parameters, {
      url: path,
      kind: "verification_report",
      by: session !== undefined ? ["session", session] : reference !== undefined ? ["reference", reference] : undefined,
      accept: (report) =>
        inRange(report.created, created) &&
        (type === undefined || report.type === type) &&
        (session === undefined || report.verification_session === session) &&
        (reference === undefined || report.client_reference_id === reference),
      render: (report) => renderReport(ledger, report, expansion),
    });
  },
});

const retrieve = endpoint(`GET ${path}/:report`, {
  permission: "verification_sessions:read",
  expandable: expandableReport,
  parameters: {},
  run({ ledger, ids, expansion }) {
    const report = ledger.reports.get(ids.report ?? "");
    if (report === undefined) throw noSuch("verification_report", ids.report ?? "", "report");
    return renderReport(ledger, report, expansion);
  },
});

export const verificationReportEndpoints: readonly Endpoint[] = [listAll, retrieve];
