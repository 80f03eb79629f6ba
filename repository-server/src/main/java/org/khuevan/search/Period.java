package org.khuevan.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// A range of days, both ends included; an empty end is open.
public record Period(Optional<LocalDate> from, Optional<LocalDate> to) {

    public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    /// In milliseconds since 1970.
    long first(ZoneId zone) {
        return from.map(day -> beginning(day, zone)).orElse(Long.MIN_VALUE);
    }

    long last(ZoneId zone) {
        return to.map(day -> beginning(day.plusDays(1), zone) - 1).orElse(Long.MAX_VALUE);
    }

    boolean isOpen() {
        return equals(ALWAYS);
    }

    private static long beginning(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
