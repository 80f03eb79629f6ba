package org.khuevan.settings;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.search.spell.LevenshteinDistance;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/// What can be set under `khuevan`, as the records say whose values are bound to it.
///
/// @param names such as `khuevan.storage.s3.access-key`
record KnownSettings(Set<String> names) {

    private static final String ROOT = "khuevan";
    private static final String VARIABLES = "KHUEVAN_";

    /// Kubernetes tells every container of a service that is called `khuevan` in variables of such
    /// names, and nobody has set them.
    private static final Pattern SERVICE = Pattern.compile("KHUEVAN_(SERVICE_.*|PORT|PORT_.*)");

    KnownSettings {
        names = Set.copyOf(names);
    }

    /// @param types records, each with its prefix as a [ConfigurationProperties]
    static KnownSettings of(Stream<Class<?>> types) {
        Set<String> names = new TreeSet<>();
        types.forEach(type -> {
            ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
            if (properties != null && type.isRecord()) {
                collect(properties.value(), type, names);
            }
        });
        return new KnownSettings(names);
    }

    private static void collect(String prefix, Class<?> type, Set<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                collect(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }

    /// A misspelt setting would be passed over in silence.
    ///
    /// @throws CannotStart if something is set that is not known
    void check(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                for (String name : listed.getPropertyNames()) {
                    if (isOfTheSystem(source)) {
                        checkVariable(name);
                    }
                    checkOption(name);
                }
            }
        }
    }

    private static boolean isOfTheSystem(PropertySource<?> source) {
        return source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }

    private void checkOption(String name) {
        String letters = letters(name);
        if (letters.startsWith(ROOT + ".")
                && names.stream().noneMatch(known -> letters(known).equals(letters))) {
            throw unknown(name, nearest(letters));
        }
    }

    /// Only capitals count in a variable, with `_` for a dash or without it.
    private void checkVariable(String name) {
        String asked = name.replaceFirst("_\\d+$", "");
        if (name.regionMatches(true, 0, VARIABLES, 0, VARIABLES.length())
                && !SERVICE.matcher(name).matches()
                && names.stream()
                        .noneMatch(known ->
                                variable(known).equals(asked)
                                        || variable(known.replace("-", "")).equals(asked))) {
            throw unknown(name, variable(nearest(name.toLowerCase(Locale.ROOT).replace('_', '.'))));
        }
    }

    /// Options may be written in several ways (`accessKey`, `access-key`), and lists by their
    /// places.
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("\\[\\d+]$", "")
                .replace("-", "")
                .replace("_", "");
    }

    private static String variable(String name) {
        return name.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private String nearest(String asked) {
        LevenshteinDistance nearness = new LevenshteinDistance();
        return Collections.max(
                names,
                Comparator.comparingDouble(known -> nearness.getDistance(letters(known), asked)));
    }

    private static CannotStart unknown(String name, String nearest) {
        return new CannotStart(
                "There is no setting \"" + name + "\".",
                "The nearest there is: " + nearest + ". The guide for operators lists all.");
    }
}
