package org.khuevan.people;

/// What was asked for about people cannot be done as it was put; the message says why in English,
/// and the reason lets an edge say it in any language.
public final class NotAcceptable extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    public NotAcceptable(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why something is not acceptable.
    public enum Reason {
        LOGIN_FORM(
                "login",
                "A login has 2 to 60 letters, digits or the characters . _ - @, without spaces."),
        LOGIN_TAKEN("login", "There is already an account with this login."),
        NAME_MISSING("displayName", "A person needs a name of at most 200 characters."),
        EMAIL_FORM("email", "This is not an e-mail address."),
        PASSWORD_SHORT("password", "A password has at least 8 characters."),
        PASSWORD_LONG("password", "A password has at most 72 bytes, about 72 plain letters."),
        PASSWORD_WRONG("current", "The current password is not right."),
        ACCOUNT_UNKNOWN("id", "There is no such account."),
        ORGANISATION_UNKNOWN("organisation", "There is no such organisation."),
        ORGANISATION_NAME("name", "An organisation needs a name of at most 200 characters."),
        ORGANISATION_TAKEN("name", "There is already an organisation with this name."),
        LAST_ADMINISTRATOR("role", "The last administrator stays one and stays able to sign in."),
        TOKEN_NAME("name", "A token needs a name of at most 100 characters."),
        TOKEN_LIFE("days", "A token lives from one day to ten years.");

        private final String field;
        private final String sentence;

        Reason(String field, String sentence) {
            this.field = field;
            this.sentence = sentence;
        }

        /// What of the request it is about.
        public String field() {
            return field;
        }
    }
}
