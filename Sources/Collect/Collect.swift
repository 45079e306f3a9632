// The Collect room.
