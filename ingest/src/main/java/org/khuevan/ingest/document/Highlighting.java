package org.khuevan.ingest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.SyntaxConstants;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Programs as HTML in which words of the language, texts, numbers and comments are told apart.
final class Highlighting {

    private static final int CHUNK = 200;
    private static final int LONGEST_LINE = 4_000;

    /// By the endings of names and by what Markdown and notebooks call languages.
    private static final Map<String, String> LANGUAGES =
            Map.ofEntries(
                    named(SyntaxConstants.SYNTAX_STYLE_JAVA, "java"),
                    named(SyntaxConstants.SYNTAX_STYLE_PYTHON, "py python python3 ipython pyw"),
                    named(SyntaxConstants.SYNTAX_STYLE_JAVASCRIPT, "js mjs javascript jsx"),
                    named(SyntaxConstants.SYNTAX_STYLE_TYPESCRIPT, "ts tsx typescript"),
                    named(SyntaxConstants.SYNTAX_STYLE_C, "c h"),
                    named(SyntaxConstants.SYNTAX_STYLE_CPLUSPLUS, "cpp cc cxx hpp c++ ino"),
                    named(SyntaxConstants.SYNTAX_STYLE_CSHARP, "cs csharp c#"),
                    named(SyntaxConstants.SYNTAX_STYLE_GO, "go golang"),
                    named(SyntaxConstants.SYNTAX_STYLE_RUST, "rs rust"),
                    named(SyntaxConstants.SYNTAX_STYLE_RUBY, "rb ruby"),
                    named(SyntaxConstants.SYNTAX_STYLE_PHP, "php"),
                    named(SyntaxConstants.SYNTAX_STYLE_SQL, "sql"),
                    named(SyntaxConstants.SYNTAX_STYLE_CSS, "css"),
                    named(SyntaxConstants.SYNTAX_STYLE_HTML, "html htm"),
                    named(SyntaxConstants.SYNTAX_STYLE_XML, "xml xsl xslt xsd"),
                    named(SyntaxConstants.SYNTAX_STYLE_JSON, "json"),
                    named(SyntaxConstants.SYNTAX_STYLE_YAML, "yml yaml"),
                    named(SyntaxConstants.SYNTAX_STYLE_UNIX_SHELL, "sh bash shell zsh console"),
                    named(SyntaxConstants.SYNTAX_STYLE_WINDOWS_BATCH, "bat cmd"),
                    named(SyntaxConstants.SYNTAX_STYLE_KOTLIN, "kt kts kotlin"),
                    named(SyntaxConstants.SYNTAX_STYLE_SCALA, "scala"),
                    named(SyntaxConstants.SYNTAX_STYLE_GROOVY, "groovy gradle"),
                    named(SyntaxConstants.SYNTAX_STYLE_DART, "dart"),
                    named(SyntaxConstants.SYNTAX_STYLE_DELPHI, "pas pascal delphi pp"),
                    named(SyntaxConstants.SYNTAX_STYLE_FORTRAN, "f f90 f95 for fortran"),
                    named(SyntaxConstants.SYNTAX_STYLE_LUA, "lua"),
                    named(SyntaxConstants.SYNTAX_STYLE_PERL, "pl pm perl"),
                    named(SyntaxConstants.SYNTAX_STYLE_LATEX, "tex latex"),
                    named(SyntaxConstants.SYNTAX_STYLE_LISP, "lisp lsp scm scheme"),
                    named(SyntaxConstants.SYNTAX_STYLE_CLOJURE, "clj clojure"),
                    named(SyntaxConstants.SYNTAX_STYLE_VISUAL_BASIC, "vb vbs bas"),
                    named(SyntaxConstants.SYNTAX_STYLE_ASSEMBLER_X86, "asm s"),
                    named(SyntaxConstants.SYNTAX_STYLE_MAKEFILE, "makefile mk"),
                    named(SyntaxConstants.SYNTAX_STYLE_DOCKERFILE, "dockerfile"),
                    named(SyntaxConstants.SYNTAX_STYLE_PROPERTIES_FILE, "properties ini toml cfg"));

    private final Optional<TokenMaker> words;
    private int state = TokenTypes.NULL;

    private Highlighting(Optional<TokenMaker> words) {
        this.words = words;
    }

    private static Map.Entry<String, String> named(String style, String names) {
        return Map.entry(style, " " + names + " ");
    }

    /// A program in pieces that follow each other, each a `pre` with a `span` a line.
    ///
    /// @param language a name of it, or the ending of a file's name; unknown ones are only lines
    static List<Element> of(String program, String language) {
        String wanted = " " + language.toLowerCase(Locale.ROOT).strip() + " ";
        Optional<TokenMaker> words =
                LANGUAGES.entrySet().stream()
                        .filter(known -> known.getValue().contains(wanted) && !wanted.isBlank())
                        .map(known ->
                                TokenMakerFactory.getDefaultInstance()
                                        .getTokenMaker(known.getKey()))
                        .findFirst();
        Highlighting highlighting = new Highlighting(words);
        List<Element> pieces = new ArrayList<>();
        List<String> lines = program.stripTrailing().lines().toList();
        for (int from = 0; from < lines.size(); from += CHUNK) {
            Element code = new Element("code");
            lines.subList(from, Math.min(lines.size(), from + CHUNK))
                    .forEach(line -> code.appendChild(highlighting.line(line)));
            Element piece = new Element("pre").addClass("r-code");
            pieces.add(piece.appendChild(code));
        }
        return pieces;
    }

    private Element line(String text) {
        Element line = new Element("span").addClass("r-line");
        if (words.isEmpty() || text.length() > LONGEST_LINE) {
            return line.appendChild(new TextNode(text + "\n"));
        }
        Segment segment = new Segment(text.toCharArray(), 0, text.length());
        Token token = words.get().getTokenList(segment, state, 0);
        state = words.get().getLastTokenTypeOnLine(segment, state);
        for (; token != null && token.isPaintable(); token = token.getNextToken()) {
            String meaning = meaning(token.getType());
            TextNode lexeme = new TextNode(token.getLexeme());
            line.appendChild(
                    meaning.isEmpty()
                            ? lexeme
                            : new Element("span").addClass(meaning).appendChild(lexeme));
        }
        return line.appendChild(new TextNode("\n"));
    }

    private static String meaning(int type) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT ->
                    "r-comment";
            case TokenTypes.RESERVED_WORD,
                    TokenTypes.RESERVED_WORD_2,
                    TokenTypes.LITERAL_BOOLEAN,
                    TokenTypes.PREPROCESSOR,
                    TokenTypes.MARKUP_TAG_NAME ->
                    "r-word";
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.REGEX,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE ->
                    "r-text";
            case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL ->
                    "r-number";
            case TokenTypes.FUNCTION,
                    TokenTypes.DATA_TYPE,
                    TokenTypes.ANNOTATION,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE ->
                    "r-name";
            default -> "";
        };
    }
}
