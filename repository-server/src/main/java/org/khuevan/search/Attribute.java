package org.khuevan.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the name in `name:value` may be, in English and in Vietnamese, where marks, hyphens and
/// case do not matter: `author:`, `tacgia:` and `tác-giả:` are the same.
enum Attribute {
    TITLE("title", "ten", "tieude", "nhande"),
    AUTHOR("author", "by", "creator", "tacgia", "giaovien"),
    KEYWORD("keyword", "keywords", "tag", "tukhoa"),
    PUBLISHER("publisher", "nxb", "nhaxuatban"),
    IDENTIFIER("identifier", "id", "isbn", "doi", "ma", "masach"),
    FILE("file", "filename", "tep", "tentep"),
    ORGANISATION("organisation", "organization", "school", "donvi", "truong"),
    SUBJECT("subject", "mon", "monhoc", "chude"),
    LEVEL("level", "grade", "lop", "khoi", "cap", "caphoc", "bac", "bachoc"),
    KIND("kind", "format", "loai", "dang"),
    TYPE("type", "resourcetype", "kieu"),
    LANGUAGE("language", "lang", "ngonngu", "tieng"),
    LICENCE("licence", "license", "giayphep"),
    YEAR("year", "date", "nam");

    private final Set<String> names;

    Attribute(String... names) {
        this.names = Set.of(names);
    }

    static Optional<Attribute> named(String typed) {
        String name = Plain.letters(typed);
        return Arrays.stream(values()).filter(one -> one.names.contains(name)).findFirst();
    }

    /// The name that is shown to people, such as `author`.
    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
