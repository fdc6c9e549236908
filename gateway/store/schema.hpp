// The store's tables (schema version 3) as SQL, one constant a subject: STRICT, with every rule a
// CHECK or trigger can hold. Instants are seconds since 1970; kinds and states are the numbers of
// the enums in gateway/service, which therefore never change. No CHECK calls a function that
// trusted_schema=OFF forbids. How an older store gets here is in migrate.cpp. Internal to the
// folder.
#pragma once

namespace baytrust::store {

extern const char* const kSchemaPins;          // store, pin, file
extern const char* const kSchemaEdition;       // edition; version 2 had no `refused`
extern const char* const kSchemaEditionParts;  // files, signers, approvals, marks
extern const char* const kSchemaCrls;
extern const char* const kSchemaActs;  // since version 2
// Since version 3.
extern const char* const kSchemaVerdicts;
extern const char* const kSchemaSubmissions;
extern const char* const kSchemaEvents;
extern const char* const kSchemaAccounts;
extern const char* const kSchemaEmergencies;
extern const char* const kSchemaAnswers;

}  // namespace baytrust::store
