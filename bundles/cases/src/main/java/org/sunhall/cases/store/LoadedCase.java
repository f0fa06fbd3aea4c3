package org.sunhall.cases.store;

import java.util.Optional;

/**
 * What a command needs to be decided, read at once.
 *
 * @param stored    the case
 * @param done      what was done before under the command's key
 * @param claimedBy who has claimed the task the command is about
 */
public record LoadedCase(StoredCase stored, Optional<CaseStore.DoneCommand> done, Optional<String> claimedBy) {}
