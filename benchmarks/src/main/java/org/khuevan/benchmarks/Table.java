package org.khuevan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures, printed as Markdown.
final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        rows.add(List.of(columns));
        rows.add(List.of(columns).stream().map(_ -> "---").toList());
    }

    Table row(Object... cells) {
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
        return this;
    }

    static String milliseconds(double nanoseconds) {
        return number(nanoseconds / 1e6) + " ms";
    }

    static String seconds(double nanoseconds) {
        return number(nanoseconds / 1e9) + " s";
    }

    static String megabytesPerSecond(long bytes, long nanoseconds) {
        return number(bytes / 1e6 / (nanoseconds / 1e9)) + " MB/s";
    }

    static String mebibytes(double bytes) {
        return number(bytes / (1 << 20)) + " MiB";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.1f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }
}
