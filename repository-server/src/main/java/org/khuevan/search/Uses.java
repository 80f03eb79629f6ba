package org.khuevan.search;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.khuevan.catalogue.MaterialId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Counts how often materials are opened and downloaded, per day and without a trace of who did it.
/// Counting costs nothing: counts are written together every few seconds, so that a crash loses a
/// few, which does not matter.
public class Uses {

    private static final int DAYS = 365;

    private final JdbcTemplate database;
    private final Clock clock;
    private final Map<Counted, Count> waiting = new ConcurrentHashMap<>();

    Uses(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Counted(MaterialId material, LocalDate day) {}

    private record Count(long opens, long downloads) {

        Count plus(Count other) {
            return new Count(opens + other.opens, downloads + other.downloads);
        }
    }

    /// Somebody opened the page of a material.
    public void opened(MaterialId material) {
        count(material, new Count(1, 0));
    }

    /// Somebody downloaded a file of a material.
    public void downloaded(MaterialId material) {
        count(material, new Count(0, 1));
    }

    private void count(MaterialId material, Count one) {
        waiting.merge(new Counted(material, LocalDate.now(clock)), one, Count::plus);
    }

    /// Writes what was counted; if that fails, it is counted again later.
    void flush() {
        Map<Counted, Count> taken = new HashMap<>();
        for (Counted counted : List.copyOf(waiting.keySet())) {
            Count count = waiting.remove(counted);
            if (count != null) {
                taken.put(counted, count);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        taken.forEach((counted, count) ->
                rows.add(
                        new Object[] {
                            counted.material().value(),
                            Date.valueOf(counted.day()),
                            count.opens(),
                            count.downloads()
                        }));
        // Always in the same order, so that two machines do not wait for each other.
        rows.sort((a, b) -> ((String) a[0]).compareTo((String) b[0]));
        try {
            database.batchUpdate(
                    """
                    insert into material_use (material, day, opens, downloads) values (?, ?, ?, ?)
                    on conflict (material, day) do update
                    set opens = material_use.opens + excluded.opens,
                        downloads = material_use.downloads + excluded.downloads,
                        counted_at = now()
                    """,
                    rows);
        } catch (RuntimeException e) {
            taken.forEach((counted, count) -> waiting.merge(counted, count, Count::plus));
            throw e;
        }
    }

    /// How often materials were used in the last year, of those that were used since a moment, or
    /// whose uses have since become older than a year.
    Map<MaterialId, Long> since(Instant moment) {
        Map<MaterialId, Long> uses = new HashMap<>();
        LocalDate yearAgo = LocalDate.now(clock).minusDays(DAYS);
        database.query(
                """
                select material, coalesce(sum(opens + downloads) filter (where day > ?), 0) as uses
                from material_use
                where material in (select material from material_use
                                   where counted_at >= ? or day > ? and day <= ?)
                group by material
                """,
                row -> {
                    uses.put(new MaterialId(row.getString("material")), row.getLong("uses"));
                },
                Date.valueOf(yearAgo),
                Timestamp.from(moment),
                Date.valueOf(LocalDate.ofInstant(moment, clock.getZone()).minusDays(DAYS)),
                Date.valueOf(yearAgo));
        return uses;
    }
}
