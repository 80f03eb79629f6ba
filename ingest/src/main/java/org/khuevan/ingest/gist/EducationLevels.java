package org.khuevan.ingest.gist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The levels of education that a text names for its readers, at its beginning where a title or a
/// curriculum says them. A text that only speaks of schools names none.
final class EducationLevels {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern GRADE =
            Pattern.compile(
                    "(?<![\\p{L}])(?:lớp|khối|grade|year)\\s+(1[0-2]|[1-9])(?![\\p{L}\\p{N}]|[.,]\\p{N})",
                    FLAGS);
    private static final Map<String, Pattern> NAMES = names();

    private EducationLevels() {}

    private static Map<String, Pattern> names() {
        Map<String, Pattern> names = new LinkedHashMap<>();
        names.put("preschool", named("mầm non|mẫu giáo|preschool|kindergarten"));
        names.put("primary", named("tiểu học|primary school|elementary school"));
        names.put("lower-secondary", named("thcs|trung học cơ sở|middle school|lower secondary"));
        names.put("upper-secondary", named("thpt|trung học phổ thông|high school|upper secondary"));
        names.put("vocational", named("cao đẳng nghề|trung cấp|vocational"));
        names.put(
                "undergraduate",
                named(
                        "(?:sinh viên|giáo trình|trình độ|hệ|bậc) đại học|cử nhân|undergraduate"
                                + "|bachelor"));
        names.put("postgraduate", named("sau đại học|cao học|thạc sĩ|master's|graduate course"));
        return names;
    }

    private static Pattern named(String words) {
        return Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})", FLAGS);
    }

    /// @param beginning of the text, a page or so
    static List<String> in(String beginning) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        Matcher grade = GRADE.matcher(beginning);
        while (grade.find()) {
            int number = Integer.parseInt(grade.group(1));
            found.put(
                    number <= 5 ? "primary" : number <= 9 ? "lower-secondary" : "upper-secondary",
                    true);
        }
        NAMES.forEach((level, words) -> {
            if (words.matcher(beginning).find()) {
                found.put(level, true);
            }
        });
        // A text that names them all is about schools, and not for one.
        return found.size() > 2 ? List.of() : List.copyOf(found.keySet());
    }
}
