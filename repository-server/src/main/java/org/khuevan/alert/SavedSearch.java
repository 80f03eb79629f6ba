package org.khuevan.alert;

import java.time.Instant;
import java.util.UUID;
import org.khuevan.people.AccountId;
import org.khuevan.search.SearchQuery;

/// A search that somebody keeps.
///
/// @param byMail whether new materials are told by e-mail
/// @param language of the messages, `vi` or `en`
/// @param secret with which its messages are ended
public record SavedSearch(
        UUID id,
        AccountId account,
        String name,
        SearchQuery query,
        boolean byMail,
        String language,
        String secret,
        Instant created) {}
