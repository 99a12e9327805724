"""What people say to each other about a plan and its parts."""
