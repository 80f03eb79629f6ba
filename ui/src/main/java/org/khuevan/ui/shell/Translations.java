package org.khuevan.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Every word on the pages, from all files `messages/{feature}_{language}.properties` (UTF-8,
/// [MessageFormat] where there are arguments). A feature adds its own two files.
@Component
public class Translations implements I18NProvider {

    private static final long serialVersionUID = 1;

    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    private final ZoneId zone;

    /// @param zone in which times are read and written
    public Translations(ZoneId zone) {
        this.zone = zone;
        for (Language language : Language.values()) {
            words.put(language, read("classpath*:messages/*_" + language.tag() + ".properties"));
        }
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Arrays.stream(Language.values()).map(Language::locale).toList();
    }

    /// The words of a key; for a key that nobody translated, the key itself between marks that a
    /// reader notices.
    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        Language language = Language.ofTag(locale.getLanguage()).orElse(Language.VIETNAMESE);
        String pattern = words.getOrDefault(language, new Properties()).getProperty(key);
        if (pattern == null) {
            return "!" + key + "!";
        }
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /// Whether there are words of a key, in whatever language.
    boolean has(String key) {
        return words.values().stream().anyMatch(language -> language.containsKey(key));
    }

    ZoneId zone() {
        return zone;
    }

    /// The words of one language, to build pages from.
    public Words in(Locale locale) {
        return new Words(this, locale);
    }

    private static Properties read(String pattern) {
        Properties all = new Properties();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                try (Reader reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
