package org.khuevan.rest;

import java.net.URI;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.Description.Relation;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.rest.Problems.FieldError;

/// A [Description] as people send it: whatever is left out is not said.
record DescriptionJson(
        @Nullable String title,
        @Nullable String summary,
        @Nullable List<ContributorJson> contributors,
        @Nullable String language,
        @Nullable List<String> subjects,
        @Nullable List<String> educationLevels,
        @Nullable String resourceType,
        @Nullable List<String> audiences,
        @Nullable List<String> keywords,
        @Nullable String licence,
        @Nullable String date,
        @Nullable String publisher,
        @Nullable List<String> identifiers,
        @Nullable List<RelationJson> relations) {

    private static final Pattern DATE =
            Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final int LONG_LINE = 2_000;
    private static final int LONG_TEXT = 50_000;

    record ContributorJson(@Nullable String name, @Nullable String role) {}

    record RelationJson(@Nullable String type, @Nullable String target) {}

    /// @throws NotAcceptableFields naming every field that cannot be accepted
    Description parse() {
        List<FieldError> errors = new ArrayList<>();
        check(errors, "title", !said(title), "field.required");
        check(errors, "title", text(title).length() > LONG_LINE, "field.long");
        check(errors, "summary", text(summary).length() > LONG_TEXT, "field.long");
        check(errors, "language", !said(language), "field.required");
        check(errors, "language", !isLanguage(text(language)), "field.language");
        check(errors, "licence", said(licence) && !isUri(text(licence)), "field.uri");
        check(
                errors,
                "date",
                said(date) && !DATE.matcher(text(date).strip()).matches(),
                "field.date");
        check(
                errors,
                "resourceType",
                said(resourceType) && !isCode(Vocabulary.RESOURCE_TYPE).test(text(resourceType)),
                "field.code");
        checkCodes(errors, "subjects", subjects, Vocabulary.SUBJECT);
        checkCodes(errors, "educationLevels", educationLevels, Vocabulary.LEVEL);
        checkCodes(errors, "audiences", audiences, Vocabulary.AUDIENCE);
        checkContributors(errors);
        checkRelations(errors);
        if (!errors.isEmpty()) {
            throw new NotAcceptableFields(errors);
        }
        return description();
    }

    private Description description() {
        return new Description(
                text(title),
                text(summary),
                list(contributors).stream()
                        .map(c -> new Contributor(text(c.name()), roleOf(c)))
                        .toList(),
                text(language),
                list(subjects),
                list(educationLevels),
                text(resourceType),
                list(audiences),
                list(keywords),
                text(licence),
                text(date),
                text(publisher),
                list(identifiers),
                list(relations).stream()
                        .map(r -> new Relation(text(r.type()), text(r.target())))
                        .toList());
    }

    static DescriptionJson of(Description said) {
        return new DescriptionJson(
                said.title(),
                said.summary(),
                said.contributors().stream()
                        .map(c -> new ContributorJson(c.name(), c.role()))
                        .toList(),
                said.language(),
                said.subjects(),
                said.educationLevels(),
                said.resourceType(),
                said.audiences(),
                said.keywords(),
                said.licence(),
                said.date(),
                said.publisher(),
                said.identifiers(),
                said.relations().stream()
                        .map(r -> new RelationJson(r.type(), r.target()))
                        .toList());
    }

    private void checkContributors(List<FieldError> errors) {
        List<ContributorJson> all = list(contributors);
        for (int i = 0; i < all.size(); i++) {
            String at = "contributors[" + i + "]";
            check(errors, at + ".name", !said(all.get(i).name()), "field.required");
            check(
                    errors,
                    at + ".role",
                    !isCode(Vocabulary.CONTRIBUTOR_ROLE).test(roleOf(all.get(i))),
                    "field.code");
        }
    }

    private void checkRelations(List<FieldError> errors) {
        List<RelationJson> all = list(relations);
        for (int i = 0; i < all.size(); i++) {
            String at = "relations[" + i + "]";
            check(errors, at + ".target", !said(all.get(i).target()), "field.required");
            check(
                    errors,
                    at + ".type",
                    !isCode(Vocabulary.RELATION).test(text(all.get(i).type())),
                    "field.code");
        }
    }

    static void checkCodes(
            List<FieldError> errors,
            String field,
            @Nullable List<String> codes,
            Vocabulary vocabulary) {
        List<String> all = list(codes);
        for (int i = 0; i < all.size(); i++) {
            check(
                    errors,
                    field + "[" + i + "]",
                    !isCode(vocabulary).test(all.get(i)),
                    "field.code");
        }
    }

    private static void check(
            List<FieldError> errors, String field, boolean wrong, String sentence) {
        if (wrong && errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new FieldError(field, sentence));
        }
    }

    private static String roleOf(ContributorJson contributor) {
        return said(contributor.role()) ? text(contributor.role()) : "author";
    }

    private static Predicate<String> isCode(Vocabulary vocabulary) {
        return code -> vocabulary.term(code).isPresent();
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag.strip())
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text.strip()).isAbsolute();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean said(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
