// The Almanac room.
