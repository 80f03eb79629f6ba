package org.khuevan.course;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khuevan.course.Question.Numeric.Unit;

/// Reads a number as people write it, in Vietnam and elsewhere: `3,14`, `3.14`, `1 000`, `1.000,5`,
/// `1,5·10^3`, `6,02.10²³`, `10⁻⁷`, `2e-3`, with a unit behind it.
final class WrittenNumber {

    private static final String RAISED =
            "[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}";
    private static final String EXPONENT = "\\^[({]?[+\u2212-]?\\d{1,3}[)}]?";

    /// A number within other text, as it is written.
    static final String WITHIN =
            "[+\u2212-]?(?:\\d{1,3}(?:[ \u00a0\u202f]\\d{3})+(?:[.,]\\d+)?|[0-9.,]+?)"
                    + ("(?:(?:\\s*[.x*\u00b7\u00d7\u22c5]\\s*10)?(?:" + EXPONENT + "|" + RAISED)
                    + ")|[eE][+-]?\\d{1,3})?(?![\\d.,])";

    /// A point between a number and a power of ten multiplies, as Vietnamese schools write it; it
    /// is told from a decimal point by the exponent alone.
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<number>[+-]?(?:\\d[\\d.,]{0,30}?|[.,]\\d{1,30}))"
                            + "(?:[eE](?<e>[+-]?\\d{1,3})"
                            + "|[x*]10\\^?[({]?(?<times>[+-]?\\d{1,3})[)}]?"
                            + "|\\.10\\^[({]?(?<point>[+-]?\\d{1,3})[)}]?)?"
                            + "(?<unit>(?![\\d.,]).{0,40})");

    /// Ten with an exponent and nothing before it.
    private static final Pattern POWER = Pattern.compile("(?<sign>[+-]?)(?=10\\^)");

    private static final Pattern GROUPS =
            Pattern.compile("[+-]?[1-9]\\d{0,2}([.,])\\d{3}(\\1\\d{3})*");

    private WrittenNumber() {}

    /// What a text can mean, in the first unit: `1.000` can be one or a thousand, and whoever
    /// answers gets the benefit of the doubt. Empty if it is no number or has the wrong unit.
    static List<Double> readings(String text, List<Unit> units, boolean unitRequired) {
        String tidy = tidy(text);
        Matcher power = POWER.matcher(tidy);
        Matcher parts = FORM.matcher(power.lookingAt() ? power.replaceFirst("${sign}1*") : tidy);
        if (!parts.matches()) {
            return List.of();
        }
        Optional<Double> factor = factor(parts.group("unit"), units, unitRequired);
        if (factor.isEmpty()) {
            return List.of();
        }
        String exponent =
                Stream.of("e", "times", "point")
                        .flatMap(group -> Stream.ofNullable(parts.group(group)))
                        .findFirst()
                        .orElse("0");
        double scale = Math.pow(10, Integer.parseInt(exponent)) * factor.get();
        return plain(parts.group("number"))
                .map(number -> number * scale)
                .filter(Double::isFinite)
                .toList();
    }

    /// No spaces, one kind of minus and times, exponents as plain digits behind `^`. Those must be
    /// told before Unicode makes them digits like others: 10² is not 102.
    private static String tidy(String text) {
        String raised = text.replaceAll("[\u00b7\u00d7\u22c5]", "*").replaceAll(RAISED, "^$0");
        return Normalizer.normalize(raised, Normalizer.Form.NFKC)
                .replaceAll("[\\s\u00a0\u202f]", "")
                .replaceAll("[\u2212\u2010\u2011\u2013]", "-");
    }

    /// `m/s²`, `m/s^2` and `m/s2` are one unit, and so are `N.m` and `N·m`.
    private static String comparable(String unit) {
        return unit.replaceAll("[\\^{}]", "").replace('.', '*');
    }

    private static Optional<Double> factor(String unit, List<Unit> units, boolean required) {
        if (unit.isEmpty()) {
            return required && !units.isEmpty() ? Optional.empty() : Optional.of(1.0);
        }
        return units.stream()
                .filter(known -> comparable(tidy(known.name())).equals(comparable(unit)))
                .map(Unit::factor)
                .findFirst();
    }

    private static Stream<Double> plain(String digits) {
        int lastDot = digits.lastIndexOf('.');
        int lastComma = digits.lastIndexOf(',');
        if (lastDot >= 0 && lastComma >= 0) {
            char group = lastDot > lastComma ? ',' : '.';
            return parse(digits.replace(String.valueOf(group), "").replace(',', '.'));
        }
        Stream<Double> grouped =
                GROUPS.matcher(digits).matches()
                        ? parse(digits.replaceAll("[.,]", ""))
                        : Stream.empty();
        return Stream.concat(parse(digits.replace(',', '.')), grouped);
    }

    private static Stream<Double> parse(String digits) {
        try {
            return Stream.of(Double.parseDouble(digits));
        } catch (NumberFormatException _) {
            return Stream.empty();
        }
    }
}
