package org.khuevan.rest;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.Sentences;

/// A file of a material.
///
/// @param size in bytes
/// @param url where its bytes are
record FileJson(
        String id,
        String name,
        long size,
        String sha256,
        String kind,
        String mediaType,
        Instant added,
        String url,
        ExaminationJson examination) {

    static FileJson of(MaterialFile file, Locale locale) {
        return new FileJson(
                file.id().value(),
                file.name(),
                file.stored().size(),
                file.stored().hash().hex(),
                Names.of(file.kind()),
                file.mediaType(),
                file.added(),
                Address.of(file),
                ExaminationJson.of(file.examination(), locale));
    }

    /// How far the examination of a file is.
    ///
    /// @param state `queued`, `running`, `done`, `failed` or `cancelled`
    /// @param step what is being done, while it runs
    /// @param percent 0 to 100
    /// @param problem a code, if it failed because of the file itself
    /// @param reason a sentence, if it failed or was cancelled
    record ExaminationJson(
            String state,
            @Nullable String step,
            int percent,
            @Nullable String problem,
            @Nullable String reason) {

        static ExaminationJson of(ExaminationState state, Locale locale) {
            String reason = Sentences.reason(state, locale).orElse(null);
            return switch (state) {
                case ExaminationState.Queued() ->
                        new ExaminationJson("queued", null, 0, null, reason);
                case ExaminationState.Running(var step, int percent) ->
                        new ExaminationJson("running", Names.of(step), percent, null, reason);
                case ExaminationState.Done(_) ->
                        new ExaminationJson("done", null, 100, null, reason);
                case ExaminationState.Failed(var problem) ->
                        new ExaminationJson("failed", null, 100, Names.of(problem), reason);
                case ExaminationState.GaveUp() ->
                        new ExaminationJson("failed", null, 100, null, reason);
                case ExaminationState.Cancelled() ->
                        new ExaminationJson("cancelled", null, 100, null, reason);
            };
        }
    }
}
