package org.khuevan.ui.shell;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The languages that pages speak, and which one somebody wants.
public enum Language {
    VIETNAMESE("vi", "Tiếng Việt"),
    ENGLISH("en", "English");

    static final String COOKIE = "khuevan-language";

    private final Locale locale;
    private final String ownName;

    Language(String tag, String ownName) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    public String tag() {
        return locale.getLanguage();
    }

    /// What its speakers call it.
    public String ownName() {
        return ownName;
    }

    static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag().equals(tag)).findFirst();
    }

    /// The language that was chosen and remembered, otherwise the first acceptable one of
    /// `Accept-Language`, otherwise Vietnamese.
    static Language wantedBy(VaadinRequest request) {
        return remembered(request.getCookies())
                .or(() -> accepted(request.getLocales()))
                .orElse(VIETNAMESE);
    }

    /// The same, outside of Vaadin.
    static Language wantedBy(HttpServletRequest request) {
        return remembered(request.getCookies())
                .or(() -> accepted(request.getLocales()))
                .orElse(VIETNAMESE);
    }

    private static Optional<Language> remembered(Cookie @Nullable [] cookies) {
        return Cookies.value(cookies, COOKIE).flatMap(Language::ofTag);
    }

    private static Optional<Language> accepted(Enumeration<Locale> locales) {
        List<Locale> wanted = Collections.list(locales);
        return wanted.stream()
                .map(locale -> ofTag(locale.getLanguage()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
