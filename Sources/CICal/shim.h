#pragma once
#include <libical/icalerror.h>
#include <libical/icalrecur.h>
#include <libical/icaltime.h>

// libical's rule is a struct with arrays of about a thousand shorts, which Swift would import as tuples. So it stays in
// C.

/// A date and time on a wall clock, without a zone: the caller knows which one. libical's own zones are never used.
typedef struct {
  int year, month, day, hour, minute, second;
} cical_wall;

static inline struct icaltimetype cical_time(cical_wall wall) {
  struct icaltimetype time = icaltime_null_time();
  time.year = wall.year;
  time.month = wall.month;
  time.day = wall.day;
  time.hour = wall.hour;
  time.minute = wall.minute;
  time.second = wall.second;
  return time;
}

/// The occurrences of a rule (`FREQ=WEEKLY;BYDAY=MO`) from the start of its event. Null when libical refuses the rule,
/// or finds no occurrence before it gives up. The caller has checked the text. Errors of libical are returned and never
/// abort the program.
static inline icalrecur_iterator *cical_occurrences(const char *text, cical_wall start) {
  icalerror_set_errors_are_fatal(0);
  icalerror_clear_errno();
  struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);
  if (rule.freq == ICAL_NO_RECURRENCE) return 0;
  return icalrecur_iterator_new(rule, cical_time(start));
}

/// Moves to the first occurrence at or after a time. Returns 0 when there is none.
static inline int cical_jump(icalrecur_iterator *occurrences, cical_wall to) {
  return icalrecur_iterator_set_start(occurrences, cical_time(to));
}

/// Stores the next occurrence. Returns 0 when there is none.
static inline int cical_next(icalrecur_iterator *occurrences, cical_wall *next) {
  struct icaltimetype time = icalrecur_iterator_next(occurrences);
  if (icaltime_is_null_time(time)) return 0;
  *next = (cical_wall){time.year, time.month, time.day, time.hour, time.minute, time.second};
  return 1;
}
