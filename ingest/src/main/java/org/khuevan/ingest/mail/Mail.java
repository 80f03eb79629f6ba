package org.khuevan.ingest.mail;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.khuevan.ingest.bundle.AttachedFiles;

/// An e-mail, whatever program kept it.
///
/// @param from as a person reads it, or empty
/// @param to whom it went, copies too
/// @param sent by its sender's clock, as far as that is told
/// @param body in Unicode; pictures that came with it are in it
/// @param attached what came with it beside
record Mail(
        String subject,
        List<String> from,
        List<String> to,
        Optional<OffsetDateTime> sent,
        Document body,
        List<Attached> attached) {

    Mail {
        from = List.copyOf(from);
        to = List.copyOf(to);
        attached = List.copyOf(attached);
    }

    /// A file that was sent with an e-mail.
    ///
    /// @param name as the e-mail gives it
    /// @param bytes opened at most once
    record Attached(String name, AttachedFiles.Bytes bytes) {}
}
