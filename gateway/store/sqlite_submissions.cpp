#include "gateway/store/sqlite_submissions.hpp"

#include <algorithm>

#include "gateway/service/codes.hpp"
#include "gateway/store/columns.hpp"
#include "gateway/store/sqlite_editions.hpp"
#include "gateway/store/sqlite_events.hpp"

namespace baytrust::store {
namespace {

using service::EditionState;
using service::EditionWrite;
using service::Finality;
using service::NewSubmission;
using service::Submission;
using service::SubmissionApproval;
using service::SubmissionQuery;
using service::SubmissionState;
using service::SubmissionStep;
using service::Transition;

constexpr std::size_t kMostAtOnce = 1000;

const std::string kColumns =
    "SELECT number, id, kind, territory, sequence, edition, file, envelope, submitter, received, "
    "activate_at, state, findings, impact FROM submission ";

struct Row {
  std::int64_t number = 0;
  Submission submission;
};

void read_steps(SQLite::Database& database, Row& row) {
  SQLite::Statement query(database,
                          "SELECT state, account, code, at FROM submission_step "
                          "WHERE submission = ? ORDER BY position");
  query.bind(1, row.number);
  while (query.executeStep()) {
    row.submission.steps.push_back({.state = static_cast<SubmissionState>(number_at(query, 0)),
                                    .by = text_at(query, 1),
                                    .code = text_at(query, 2),
                                    .at = {query.getColumn(3).getInt64()}});
  }
}

void read_approvals(SQLite::Database& database, Row& row) {
  SQLite::Statement query(database,
                          "SELECT name, territory, at FROM submission_approval "
                          "WHERE submission = ? ORDER BY position");
  query.bind(1, row.number);
  while (query.executeStep()) {
    row.submission.approvals.push_back(
        {text_at(query, 0), text_at(query, 1), {query.getColumn(2).getInt64()}});
  }
}

void read_counterparts(SQLite::Database& database, Row& row) {
  SQLite::Statement query(database,
                          "SELECT territory FROM submission_counterpart "
                          "WHERE submission = ? ORDER BY position");
  query.bind(1, row.number);
  while (query.executeStep()) row.submission.counterparts.push_back(text_at(query, 0));
}

Row row_at(SQLite::Database& database, const SQLite::Statement& query) {
  Row row{.number = query.getColumn(0).getInt64(),
          .submission = {.id = text_at(query, 1),
                         .kind = static_cast<service::DocumentKind>(number_at(query, 2)),
                         .territory = text_at(query, 3),
                         .sequence = number_at(query, 4),
                         .edition = digest_at(query, 5),
                         .file = digest_at(query, 6),
                         .envelope = digest_at(query, 7),
                         .submitter = text_at(query, 8),
                         .received = {query.getColumn(9).getInt64()},
                         .activate_at = instant_at(query, 10),
                         .state = static_cast<SubmissionState>(number_at(query, 11)),
                         .approvals = {},
                         .steps = {},
                         .findings = text_at(query, 12),
                         .impact = text_at(query, 13),
                         .counterparts = {}}};
  read_steps(database, row);
  read_approvals(database, row);
  read_counterparts(database, row);
  return row;
}

std::optional<Row> find_row(SQLite::Database& database, const std::string& id) {
  SQLite::Statement query(database, kColumns + "WHERE id = ?");
  query.bind(1, id);
  if (!query.executeStep()) return std::nullopt;
  return row_at(database, query);
}

std::vector<Submission> read_all(SQLite::Database& database, SQLite::Statement& query) {
  std::vector<Submission> out;
  while (query.executeStep()) out.push_back(row_at(database, query).submission);
  return out;
}

void insert_step(SQLite::Database& database, std::int64_t number, const SubmissionStep& step) {
  SQLite::Statement insert(database,
                           "INSERT INTO submission_step (submission, position, state, account, "
                           "code, at) SELECT ?1, count(*), ?2, ?3, ?4, ?5 "
                           "FROM submission_step WHERE submission = ?1");
  insert.bind(1, number);
  insert.bind(2, static_cast<int>(step.state));
  insert.bind(3, step.by);
  insert.bind(4, step.code);
  insert.bind(5, step.at.seconds);
  insert.exec();
}

void insert_approval(SQLite::Database& database, std::int64_t number,
                     const SubmissionApproval& approval) {
  SQLite::Statement insert(database,
                           "INSERT INTO submission_approval (submission, position, name, "
                           "territory, at) SELECT ?1, count(*), ?2, ?3, ?4 "
                           "FROM submission_approval WHERE submission = ?1");
  insert.bind(1, number);
  insert.bind(2, approval.name);
  insert.bind(3, approval.territory);
  insert.bind(4, approval.at.seconds);
  insert.exec();
}

void set_counterparts(SQLite::Database& database, std::int64_t number,
                      const std::vector<std::string>& territories) {
  SQLite::Statement remove(database, "DELETE FROM submission_counterpart WHERE submission = ?");
  remove.bind(1, number);
  remove.exec();
  SQLite::Statement insert(database,
                           "INSERT INTO submission_counterpart (submission, position, territory) "
                           "VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < territories.size(); ++i) {
    insert.bind(1, number);
    insert.bind(2, static_cast<std::int64_t>(i));
    insert.bind(3, territories[i]);
    insert.exec();
    insert.reset();
  }
}

std::int64_t insert_submission(SQLite::Database& database, const NewSubmission& added) {
  const Submission& submission = added.submission;
  SQLite::Statement insert(
      database,
      "INSERT INTO submission (id, kind, territory, sequence, edition, file, envelope, submitter, "
      "received, activate_at, state, findings, impact) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, submission.id);
  insert.bind(2, static_cast<int>(submission.kind));
  insert.bind(3, submission.territory);
  insert.bind(4, static_cast<std::int64_t>(submission.sequence));
  bind_nullable_to(insert, 5, submission.edition);
  bind_to(insert, 6, added.document.digest);
  bind_nullable_to(insert, 7, added.envelope ? added.envelope->digest : Digest{});
  insert.bind(8, submission.submitter);
  insert.bind(9, submission.received.seconds);
  bind_to(insert, 10, submission.activate_at);
  insert.bind(11, static_cast<int>(submission.state));
  insert.bind(12, submission.findings);
  insert.bind(13, submission.impact);
  insert.exec();
  return database.getLastInsertRowid();
}

Error unknown(const std::string& id) {
  return Error(service::kStoreUnknown, "submission", {{"digest", id}});
}
Error changed(SubmissionState read_at, SubmissionState now_at) {
  return Error(
      service::kStoreChanged, "submission",
      {{"read_at", std::string(to_string(read_at))}, {"now_at", std::string(to_string(now_at))}});
}

// May the step be taken at all?
Result<void> check(const Submission& submission, const Transition& transition) {
  if (submission.state != transition.from || finality(submission.state) == Finality::final) {
    return changed(transition.from, submission.state);
  }
  if (!transition.approval) return {};
  for (const SubmissionApproval& earlier : submission.approvals) {
    if (earlier.name != transition.approval->name) continue;
    return Error(service::kStoreApprovedAlready, "submission", {{"name", earlier.name}});
  }
  return {};
}

Result<void> write_edition(SQLite::Database& database, const Transition& transition) {
  const EditionWrite& write = transition.write;
  if (write.kind == EditionWrite::Kind::none) {
    // Nothing of the editions changes, but they may have been what the step was decided from.
    const std::uint64_t now_at = read_revision(database);
    if (transition.revision == 0 || transition.revision == now_at) return {};
    return Error(
        service::kStoreChanged, "store",
        {{"read_at", std::to_string(transition.revision)}, {"now_at", std::to_string(now_at)}});
  }
  if (auto advanced = advance(database, transition.revision); !advanced) return advanced;
  if (write.kind == EditionWrite::Kind::add) return insert_edition(database, *write.edition);
  const bool activates = write.kind == EditionWrite::Kind::activate_held;
  return settle_held(database, {.edition = write.digest,
                                .becomes = activates ? EditionState::active : EditionState::refused,
                                .at = write.at,
                                .high_water = write.high_water});
}

void write_state(SQLite::Database& database, std::int64_t number, const Transition& transition) {
  SQLite::Statement update(database,
                           "UPDATE submission SET state = ?, edition = coalesce(?, edition), "
                           "findings = coalesce(?, findings), impact = coalesce(?, impact), "
                           "activate_at = coalesce(?, activate_at) WHERE number = ?");
  update.bind(1, static_cast<int>(transition.step.state));
  bind_nullable_to(update, 2, transition.edition.value_or(Digest{}));
  bind_to(update, 3, transition.findings);
  bind_to(update, 4, transition.impact);
  bind_to(update, 5, transition.activate_at);
  update.bind(6, number);
  update.exec();
  if (transition.counterparts) set_counterparts(database, number, *transition.counterparts);
  if (transition.approval) insert_approval(database, number, *transition.approval);
  insert_step(database, number, transition.step);
}

Result<void> supersede(SQLite::Database& database, const std::string& id, Instant at) {
  const auto row = find_row(database, id);
  if (!row) return unknown(id);
  const SubmissionState state = row->submission.state;
  if (finality(state) == Finality::final) return changed(SubmissionState::superseded, state);
  SQLite::Statement update(database, "UPDATE submission SET state = ? WHERE number = ?");
  update.bind(1, static_cast<int>(SubmissionState::superseded));
  update.bind(2, row->number);
  update.exec();
  insert_step(database, row->number,
              {.state = SubmissionState::superseded,
               .by = "",
               .code = std::string(service::kSupersededReason),
               .at = at});
  return {};
}

}  // namespace

Result<void> SqliteSubmissions::receive(const NewSubmission& submission) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    const std::string& id = submission.submission.id;
    if (find_row(database_, id)) {
      return Error(service::kStoreKnown, "submission", {{"digest", id}});
    }
    keep_file(database_, submission.document);
    if (submission.envelope) keep_file(database_, *submission.envelope);
    const std::int64_t number = insert_submission(database_, submission);
    for (const auto& step : submission.submission.steps) insert_step(database_, number, step);
    for (const auto& given : submission.submission.approvals) {
      insert_approval(database_, number, given);
    }
    set_counterparts(database_, number, submission.submission.counterparts);
    return {};
  });
}

Result<std::optional<Submission>> SqliteSubmissions::find(const std::string& id) {
  return guarded(place_, [&]() -> Result<std::optional<Submission>> {
    auto row = find_row(database_, id);
    if (!row) return std::optional<Submission>();
    return std::optional(std::move(row->submission));
  });
}

Result<std::vector<Submission>> SqliteSubmissions::list(const SubmissionQuery& query) {
  return guarded(place_, [&]() -> Result<std::vector<Submission>> {
    std::string sql = kColumns + "WHERE 1";
    if (query.state) sql.append(" AND state = ?1");
    if (!query.territory.empty()) sql.append(" AND territory = ?2");
    SQLite::Statement statement(database_, sql + " ORDER BY number DESC LIMIT ?3");
    if (query.state) statement.bind(1, static_cast<int>(*query.state));
    if (!query.territory.empty()) statement.bind(2, query.territory);
    statement.bind(3, static_cast<std::int64_t>(std::min(query.limit, kMostAtOnce)));
    return read_all(database_, statement);
  });
}

Result<std::vector<Submission>> SqliteSubmissions::open_ones() {
  return guarded(place_, [&]() -> Result<std::vector<Submission>> {
    SQLite::Statement query(database_, kColumns + "WHERE state < 5 ORDER BY number");
    return read_all(database_, query);
  });
}

Result<void> SqliteSubmissions::advance(const Transition& transition) {
  return in_transaction(database_, place_, [&]() -> Result<void> {
    const auto row = find_row(database_, transition.id);
    if (!row) return unknown(transition.id);
    if (auto may = check(row->submission, transition); !may) return may;
    if (auto written = write_edition(database_, transition); !written) return written;
    write_state(database_, row->number, transition);
    if (transition.order) keep_file(database_, *transition.order);
    for (const std::string& id : transition.supersedes) {
      if (auto done = supersede(database_, id, transition.step.at); !done) return done;
    }
    for (const service::NewEvent& event : transition.events) append_event(database_, event);
    return {};
  });
}

}  // namespace baytrust::store
