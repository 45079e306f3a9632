// The Compose room.
