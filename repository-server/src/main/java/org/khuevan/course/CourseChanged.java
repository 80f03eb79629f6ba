package org.khuevan.course;

/// What the world may see of a course has changed. Published in memory after the commit, as a
/// nudge; what really changed is in the [org.khuevan.catalogue.ChangeLog].
public record CourseChanged(CourseId id) {}
