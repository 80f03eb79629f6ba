package org.khuevan.course;

/// How students come into a course.
public enum Joining {
    /// Everybody who has an account enrols themself; the course is public.
    OPEN,
    /// Everybody sees that there is the course; its key lets them in.
    KEY,
    /// Only those who are invited by their e-mail address know of it.
    INVITATION
}
