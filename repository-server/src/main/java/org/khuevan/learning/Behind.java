package org.khuevan.learning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;

/// What stands behind a grade: where its work is read.
///
/// @param attempts at a quiz, that were handed in
/// @param handIn the id of work that was handed in
/// @param waits whether something of it waits for its mark
/// @param returned whether work was given back to be improved
/// @param begun whether something was begun and never handed in
public record Behind(
        int attempts, Optional<UUID> handIn, boolean waits, boolean returned, boolean begun) {

    static Behind of(Work work, ActivityId activity) {
        List<Work.Sitting> sittings = work.sittings().getOrDefault(activity, List.of());
        int attempts = (int) sittings.stream().filter(one -> one.submitted().isPresent()).count();
        Optional<Work.HandedIn> handIn = Optional.ofNullable(work.handIns().get(activity));
        boolean isHandedIn = attempts > 0 || handIn.flatMap(Work.HandedIn::submitted).isPresent();
        return new Behind(
                attempts,
                handIn.filter(one -> one.submitted().isPresent() && !one.returned())
                        .map(Work.HandedIn::id),
                work.waits(activity),
                work.isReturned(activity),
                !isHandedIn && (!sittings.isEmpty() || handIn.isPresent()));
    }
}
