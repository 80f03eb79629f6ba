package org.khuevan.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.learning.Deed;
import org.khuevan.learning.Deed.What;
import org.khuevan.learning.Interval;
import org.khuevan.rest.Problems.FieldError;

/// What a browser reports.
record DeedsJson(List<DeedJson> deeds) {

    private static final int MOST = 1_000;

    DeedsJson {
        deeds = deeds == null ? List.of() : List.copyOf(deeds);
        if (deeds.size() > MOST) {
            throw new NotAcceptableFields(List.of(new FieldError("deeds", "field.long")));
        }
    }

    /// One thing that was done: a stretch of a recording (`from` and `to` in milliseconds), a page
    /// that was seen, or, with neither, a text that was read to its end.
    ///
    /// @param id a UUID made by the browser; what is sent again with the same id counts once
    /// @param at when, by the browser's clock
    record DeedJson(
            UUID id,
            String course,
            String activity,
            Instant at,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Integer page) {

        /// @return empty if nobody can have done that
        /// @throws NotAcceptableFields without an id, by which it could be refused
        Optional<Deed> parse(int number) {
            if (id == null) {
                throw new NotAcceptableFields(
                        List.of(new FieldError("deeds[" + number + "].id", "field.required")));
            }
            if (at == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Deed(id, at, what()));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        private What what() {
            if (from != null && to != null) {
                return new What.Played(new Interval(from, to));
            }
            return page != null ? new What.Saw(page) : new What.ReadThrough();
        }
    }
}
